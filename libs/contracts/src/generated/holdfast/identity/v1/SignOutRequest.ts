
export interface SignOutRequestInput {
}

export interface SignOutRequest {
}
