
export interface BeginRequestInput {
}

export interface BeginRequest {
}
