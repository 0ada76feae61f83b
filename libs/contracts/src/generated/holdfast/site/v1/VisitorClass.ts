export const VisitorClass = {
  VISITOR_CLASS_UNSPECIFIED: 'VISITOR_CLASS_UNSPECIFIED',
  VISITOR_CLASS_PEOPLE: 'VISITOR_CLASS_PEOPLE',
  VISITOR_CLASS_BOTS: 'VISITOR_CLASS_BOTS',
  VISITOR_CLASS_ASSETS: 'VISITOR_CLASS_ASSETS',
} as const;

export type VisitorClassInput =
  | 'VISITOR_CLASS_UNSPECIFIED'
  | 0
  | 'VISITOR_CLASS_PEOPLE'
  | 1
  | 'VISITOR_CLASS_BOTS'
  | 2
  | 'VISITOR_CLASS_ASSETS'
  | 3

export type VisitorClass = typeof VisitorClass[keyof typeof VisitorClass]
