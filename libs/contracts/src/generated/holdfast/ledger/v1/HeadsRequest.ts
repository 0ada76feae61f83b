
export interface HeadsRequestInput {
}

export interface HeadsRequest {
}
