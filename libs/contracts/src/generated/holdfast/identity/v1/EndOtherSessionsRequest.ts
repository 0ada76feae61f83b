
export interface EndOtherSessionsRequestInput {
}

export interface EndOtherSessionsRequest {
}
