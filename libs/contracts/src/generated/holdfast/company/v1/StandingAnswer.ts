import type { StandingInput as _holdfast_company_v1_StandingInput, Standing as _holdfast_company_v1_Standing } from '../../../holdfast/company/v1/Standing.ts';

export interface StandingAnswerInput {
  'isKnown'?: (boolean);
  'standing'?: (_holdfast_company_v1_StandingInput | null);
  '_standing'?: "standing";
}

export interface StandingAnswer {
  'isKnown': (boolean);
  'standing'?: (_holdfast_company_v1_Standing | null);
  '_standing'?: "standing";
}
