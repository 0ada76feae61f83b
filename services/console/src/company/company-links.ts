import {
  IconAdjustments,
  IconCreditCard,
  IconFileInvoice,
  IconKey,
  IconListDetails,
  IconMailFast,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { type Path, paths } from '../paths.ts'
import type { Words } from '../words/words.tsx'
import type { InCompany } from './company-context.ts'
import { managesSomeSite } from './manages.ts'

interface CompanyLink {
  path: Extract<Path, `/companies/:companyId${string}`>
  label: (words: Words) => string
  icon: ComponentType<{ size: number; 'aria-hidden': true }>
  isShown: (inside: InCompany) => boolean
  /** Other pages of the same section. */
  also?: readonly Path[]
}

/** The sections of a company. What one may not see is not listed. */
export const companyLinks: CompanyLink[] = [
  {
    path: paths.sites,
    label: (words) => words.shell.sections.sites,
    icon: IconWorld,
    isShown: ({ may, reached }) => may('sites.see') || reached.sites.length > 0,
  },
  {
    path: paths.members,
    label: (words) => words.shell.sections.members,
    icon: IconUsers,
    isShown: ({ may }) => may('members.see'),
    also: [paths.invitations, paths.invite, paths.whoCan],
  },
  {
    path: paths.invitations,
    label: (words) => words.company.invitations.title,
    icon: IconMailFast,
    // Whoever sees the members finds the invited beside them.
    isShown: (inside) => managesSomeSite(inside) && !inside.may('members.see'),
    also: [paths.invite],
  },
  {
    path: paths.operations,
    label: (words) => words.shell.sections.operations,
    icon: IconListDetails,
    isShown: ({ may, reached }) => may('sites.see') || reached.sites.length > 0,
  },
  {
    path: paths.plan,
    label: (words) => words.shell.sections.plan,
    icon: IconCreditCard,
    isShown: ({ may }) => may('plan.see'),
  },
  {
    path: paths.invoices,
    label: (words) => words.shell.sections.invoices,
    icon: IconFileInvoice,
    isShown: ({ may }) => may('invoices.see'),
  },
  {
    path: paths.apiKeys,
    label: (words) => words.shell.sections.apiKeys,
    icon: IconKey,
    isShown: ({ may }) => may('api-keys.manage') || may('api-keys.revoke'),
  },
  {
    path: paths.companySettings,
    label: (words) => words.shell.sections.settings,
    icon: IconAdjustments,
    isShown: ({ may }) => may('company.settings.see') || may('company.leave'),
  },
]
