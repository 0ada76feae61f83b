
export interface ListParkedRequestInput {
}

export interface ListParkedRequest {
}
