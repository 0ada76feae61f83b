import type { Long } from '@grpc/proto-loader';

export interface PlanInput {
  'planId'?: (string);
  'name'?: (string);
  'sites'?: (number);
  'visitsPerMonth'?: (number | string | Long);
  'priceAmount'?: (number | string | Long);
  'priceCurrency'?: (string);
  'premiumStagings'?: (number);
  'backupDays'?: (number);
}

export interface Plan {
  'planId': (string);
  'name': (string);
  'sites': (number);
  'visitsPerMonth': (number);
  'priceAmount': (number);
  'priceCurrency': (string);
  'premiumStagings': (number);
  'backupDays': (number);
}
