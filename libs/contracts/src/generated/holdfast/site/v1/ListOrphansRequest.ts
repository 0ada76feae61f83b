
export interface ListOrphansRequestInput {
}

export interface ListOrphansRequest {
}
