
export interface GetMeRequestInput {
}

export interface GetMeRequest {
}
