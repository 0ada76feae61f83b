import type { Long } from '@grpc/proto-loader';

export interface InvoiceLineInput {
  'position'?: (number);
  'description'?: (string);
  'quantity'?: (string);
  'unitPrice'?: (string);
  'net'?: (number | string | Long);
  'vatRate'?: (string);
  'from'?: (string);
  'to'?: (string);
  '_from'?: "from";
  '_to'?: "to";
}

export interface InvoiceLine {
  'position': (number);
  'description': (string);
  'quantity': (string);
  'unitPrice': (string);
  'net': (number);
  'vatRate': (string);
  'from'?: (string);
  'to'?: (string);
  '_from'?: "from";
  '_to'?: "to";
}
