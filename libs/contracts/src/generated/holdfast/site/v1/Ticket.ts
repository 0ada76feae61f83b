
export interface TicketInput {
  'method'?: (string);
  'url'?: (string);
  'token'?: (string);
}

export interface Ticket {
  'method': (string);
  'url': (string);
  'token': (string);
}
