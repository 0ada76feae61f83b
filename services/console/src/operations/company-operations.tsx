import { Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from 'react-router'
import { NOT_READ_AGAIN, read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/words.tsx'
import { CancelOperation } from './cancel-operation.tsx'
import type { Operation } from './operation.ts'
import { OperationList, useOperationFilter, whileRunning } from './operation-list.tsx'

/** Work on every site of the company that the person sees. */
export default function CompanyOperations() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const filter = useOperationFilter()
  const list = read.useQuery(
    'get',
    '/v1/companies/{companyId}/operations',
    { params: { path: { companyId }, query: filter.query } },
    { placeholderData: keepPreviousData, refetchInterval: whileRunning },
  )
  return (
    <Page title={words.shell.sections.operations} text={words.sites.operations.companyText}>
      <OperationList
        filter={filter}
        list={list}
        whereTitle={words.company.members.site}
        where={(operation) => <SiteOf operation={operation} />}
        cancel={(operation) => <CancelOnSite operation={operation} />}
      />
    </Page>
  )
}

/** For whoever may use the environment that it is about. Of which kind that is only its site knows. */
function CancelOnSite({ operation }: { operation: Operation }) {
  const { may } = useCompany()
  const { siteId = '', environmentId, canBeCancelled = false } = operation
  const mayLive = may('live.use', { siteId, environment: 'live' })
  const mayStaging = may('staging.use', { siteId, environment: 'staging' })
  // Most may use both or none, so that no site has to be asked for.
  const isAsked = canBeCancelled && mayLive !== mayStaging
  const { data: site } = read.useQuery(
    'get',
    '/v1/sites/{siteId}',
    { params: { path: { siteId } } },
    { enabled: isAsked && siteId !== '', staleTime: 60_000, meta: NOT_READ_AGAIN },
  )
  if (isAsked && !site) return null
  const { kind = 'live' } = site?.environments.find((one) => one.environmentId === environmentId) ?? {}
  return (kind === 'live' ? mayLive : mayStaging) && <CancelOperation operation={operation} />
}

function SiteOf({ operation: { siteId = '', siteName } }: { operation: Operation }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  if (siteName === undefined) return <Text c="dimmed">{words.company.sites.unknown}</Text>
  return (
    <Text component={Link} to={linkTo(paths.siteOperations, { companyId, siteId })} c="inherit" fw={500}>
      <bdi>{siteName}</bdi>
    </Text>
  )
}
