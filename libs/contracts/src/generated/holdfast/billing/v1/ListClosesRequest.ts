
export interface ListClosesRequestInput {
}

export interface ListClosesRequest {
}
