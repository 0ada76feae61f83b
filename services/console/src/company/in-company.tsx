import { NavLink } from '@mantine/core'
import {
  IconAdjustments,
  IconCreditCard,
  IconFileInvoice,
  IconKey,
  IconListDetails,
  IconUsers,
  IconWorld,
} from '@tabler/icons-react'
import { type ComponentType, useEffect, useMemo } from 'react'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import { read } from '../api/client.ts'
import { isGone } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { linkTo } from '../app/links.ts'
import { type Path, paths } from '../paths.ts'
import { remember } from '../shell/recent-companies.ts'
import { Shell } from '../shell/shell.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords, type Words } from '../words/words.tsx'
import { CompanyProvider, type InCompany as Inside, mayIn, useCompany } from './company-context.ts'
import { NoLonger } from './no-longer.tsx'

/** Around every page of a company: what it is, and what the person may do in it. */
export function InCompany() {
  const { companyId = '' } = useParams()
  const now = useSession()
  const twoFactor = now.status === 'signed-in' && now.session.twoFactor
  const company = read.useQuery('get', '/v1/companies/{companyId}', { params: { path: { companyId } } })
  const access = read.useQuery('get', '/v1/me/access')
  const reached = access.data?.companies.find((one) => one.companyId === companyId)

  useEffect(() => {
    if (company.data) remember(companyId)
  }, [companyId, company.data])

  const inside = useMemo(
    () =>
      company.data && reached
        ? { companyId, company: company.data, reached, may: mayIn(company.data, reached, twoFactor) }
        : undefined,
    [companyId, company.data, reached, twoFactor],
  )

  if (isGone(company.error) || (access.data && !reached)) return <NoLonger />
  if (company.isError)
    return (
      <Shell>
        <ProblemAlert of={company.error} />
      </Shell>
    )
  if (!inside)
    return (
      <Shell>
        <Waiting />
      </Shell>
    )
  return (
    <CompanyProvider value={inside}>
      <Shell links={<CompanyLinks />}>
        <Outlet />
      </Shell>
    </CompanyProvider>
  )
}

interface CompanyLink {
  path: Extract<Path, `/companies/:companyId${string}`>
  label: (words: Words) => string
  icon: ComponentType<{ size: number; 'aria-hidden': true }>
  isShown: (inside: Inside) => boolean
}

/** The sections of a company. What one may not see is not listed. */
const links: CompanyLink[] = [
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

function CompanyLinks() {
  const { words } = useWords()
  const { pathname } = useLocation()
  const inside = useCompany()
  return links
    .filter(({ isShown }) => isShown(inside))
    .map(({ path, label, icon: Icon }) => {
      const to = linkTo(path as typeof paths.sites, { companyId: inside.companyId })
      const isHere = pathname === to || pathname.startsWith(`${to}/`)
      return (
        <NavLink
          key={path}
          component={Link}
          to={to}
          label={label(words)}
          active={isHere}
          aria-current={isHere ? 'page' : undefined}
          leftSection={<Icon size={18} aria-hidden />}
        />
      )
    })
}
