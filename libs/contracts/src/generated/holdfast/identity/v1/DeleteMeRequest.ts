
export interface DeleteMeRequestInput {
}

export interface DeleteMeRequest {
}
