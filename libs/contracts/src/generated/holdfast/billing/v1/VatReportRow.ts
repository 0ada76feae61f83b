import type { Long } from '@grpc/proto-loader';

export interface VatReportRowInput {
  'month'?: (string);
  'kind'?: (string);
  'country'?: (string);
  'category'?: (string);
  'rate'?: (string);
  'currency'?: (string);
  'buyerVatId'?: (string);
  'corrects'?: (string);
  'base'?: (number | string | Long);
  'vat'?: (number | string | Long);
  'documents'?: (number);
  '_buyerVatId'?: "buyerVatId";
  '_corrects'?: "corrects";
}

export interface VatReportRow {
  'month': (string);
  'kind': (string);
  'country': (string);
  'category': (string);
  'rate': (string);
  'currency': (string);
  'buyerVatId'?: (string);
  'corrects'?: (string);
  'base': (number);
  'vat': (number);
  'documents': (number);
  '_buyerVatId'?: "buyerVatId";
  '_corrects'?: "corrects";
}
