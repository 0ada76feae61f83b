import {
  IconAdjustments,
  IconChartBar,
  IconCreditCard,
  IconFileInvoice,
  IconKey,
  IconListDetails,
  IconMailFast,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { type CompanyPath, paths } from '../paths.ts'
import type { Words } from '../words/words.tsx'
import type { InCompany } from './company-context.ts'
import { sectionsFor } from './pages.ts'

interface Look {
  label: (words: Words) => string
  icon: ComponentType<{ size: number; 'aria-hidden': true }>
  /** Other pages of the same section. */
  also?: readonly CompanyPath[]
}

type Section = ReturnType<typeof sectionsFor>[number]

const looks: Record<Section, Look> = {
  [paths.sites]: { label: (words) => words.shell.sections.sites, icon: IconWorld },
  [paths.members]: {
    label: (words) => words.shell.sections.members,
    icon: IconUsers,
    also: [paths.invitations, paths.invite, paths.whoCan],
  },
  [paths.invitations]: {
    label: (words) => words.company.invitations.title,
    icon: IconMailFast,
    also: [paths.invite],
  },
  [paths.operations]: { label: (words) => words.shell.sections.operations, icon: IconListDetails },
  [paths.analytics]: { label: (words) => words.shell.sections.analytics, icon: IconChartBar },
  [paths.plan]: { label: (words) => words.shell.sections.plan, icon: IconCreditCard },
  [paths.invoices]: {
    label: (words) => words.shell.sections.invoices,
    icon: IconFileInvoice,
    also: [paths.payments, paths.statement, paths.billingContacts],
  },
  [paths.apiKeys]: { label: (words) => words.shell.sections.apiKeys, icon: IconKey },
  [paths.companySettings]: { label: (words) => words.shell.sections.settings, icon: IconAdjustments },
}

/** The sections of the company that one may see, as menus list them. */
export function companyLinks(inside: InCompany): (Look & { path: Section })[] {
  return sectionsFor(inside).map((path) => ({ path, ...looks[path] }))
}
