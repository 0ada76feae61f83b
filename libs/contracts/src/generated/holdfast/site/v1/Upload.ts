import type { TicketInput as _holdfast_site_v1_TicketInput, Ticket as _holdfast_site_v1_Ticket } from '../../../holdfast/site/v1/Ticket.ts';
import type { Long } from '@grpc/proto-loader';

export interface UploadInput {
  'operationId'?: (string);
  'releaseId'?: (string);
  'ticket'?: (_holdfast_site_v1_TicketInput | null);
  'mostBytes'?: (number | string | Long);
  '_ticket'?: "ticket";
}

export interface Upload {
  'operationId': (string);
  'releaseId': (string);
  'ticket'?: (_holdfast_site_v1_Ticket | null);
  'mostBytes': (number);
  '_ticket'?: "ticket";
}
