export const QuotedLineKind = {
  QUOTED_LINE_KIND_UNSPECIFIED: 'QUOTED_LINE_KIND_UNSPECIFIED',
  QUOTED_LINE_KIND_PLAN: 'QUOTED_LINE_KIND_PLAN',
  QUOTED_LINE_KIND_PLAN_UNUSED: 'QUOTED_LINE_KIND_PLAN_UNUSED',
} as const;

export type QuotedLineKindInput =
  | 'QUOTED_LINE_KIND_UNSPECIFIED'
  | 0
  | 'QUOTED_LINE_KIND_PLAN'
  | 1
  | 'QUOTED_LINE_KIND_PLAN_UNUSED'
  | 2

export type QuotedLineKind = typeof QuotedLineKind[keyof typeof QuotedLineKind]
