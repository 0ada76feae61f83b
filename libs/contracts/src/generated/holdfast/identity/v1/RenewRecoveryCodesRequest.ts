
export interface RenewRecoveryCodesRequestInput {
}

export interface RenewRecoveryCodesRequest {
}
