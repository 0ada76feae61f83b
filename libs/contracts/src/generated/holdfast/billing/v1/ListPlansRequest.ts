
export interface ListPlansRequestInput {
}

export interface ListPlansRequest {
}
