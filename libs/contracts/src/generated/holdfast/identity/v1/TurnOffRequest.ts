
export interface TurnOffRequestInput {
}

export interface TurnOffRequest {
}
