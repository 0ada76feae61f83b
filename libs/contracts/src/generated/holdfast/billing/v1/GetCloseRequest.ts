
export interface GetCloseRequestInput {
  'closeId'?: (string);
}

export interface GetCloseRequest {
  'closeId': (string);
}
