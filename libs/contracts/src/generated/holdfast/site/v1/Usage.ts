
export interface UsageInput {
  'sitesUsed'?: (number);
  'sitesLimit'?: (number);
  'premiumStagingsUsed'?: (number);
  'premiumStagingsLimit'?: (number);
}

export interface Usage {
  'sitesUsed': (number);
  'sitesLimit': (number);
  'premiumStagingsUsed': (number);
  'premiumStagingsLimit': (number);
}
