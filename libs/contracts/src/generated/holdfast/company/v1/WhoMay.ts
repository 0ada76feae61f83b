import type { BecauseInput as _holdfast_company_v1_BecauseInput, Because as _holdfast_company_v1_Because } from '../../../holdfast/company/v1/Because.ts';

export interface WhoMayInput {
  'userId'?: (string);
  'email'?: (string);
  'fullName'?: (string);
  'because'?: (_holdfast_company_v1_BecauseInput)[];
}

export interface WhoMay {
  'userId': (string);
  'email': (string);
  'fullName': (string);
  'because': (_holdfast_company_v1_Because)[];
}
