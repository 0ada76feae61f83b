export const SiteOrder = {
  SITE_ORDER_UNSPECIFIED: 'SITE_ORDER_UNSPECIFIED',
  SITE_ORDER_NAME: 'SITE_ORDER_NAME',
} as const;

export type SiteOrderInput =
  | 'SITE_ORDER_UNSPECIFIED'
  | 0
  | 'SITE_ORDER_NAME'
  | 1

export type SiteOrder = typeof SiteOrder[keyof typeof SiteOrder]
