
export interface ListAccessRequestInput {
}

export interface ListAccessRequest {
}
