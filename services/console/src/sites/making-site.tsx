import { Anchor, Stack } from '@mantine/core'
import { Link, useNavigate } from 'react-router'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { OperationProgress } from '../operations/operation-progress.tsx'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'

interface Made {
  siteId: string
  /** Of the work that the host has with it; none if there is none. */
  operationId?: string
}

/** The site that an act has made. The change was waited for, so its answer is the site, and no operation of the ledger. */
export function madeBy(answer: { data?: object } | undefined): Made | undefined {
  const data = answer?.data
  return data !== undefined && 'siteId' in data && 'name' in data ? (data as Made) : undefined
}

/** How far the host has come with a new site. When it is done, the site opens; it can be looked at before. */
export function MakingSite({ site: { siteId, operationId }, replace = false }: { site: Made; replace?: boolean }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const navigate = useNavigate()
  const to = linkTo(paths.site, { companyId, siteId })
  return (
    <Stack align="flex-start">
      {operationId && (
        <OperationProgress
          operationId={operationId}
          onEnd={({ state }) => state === 'done' && navigate(to, { replace })}
        />
      )}
      <Anchor component={Link} to={to} replace={replace}>
        {words.sites.create.open}
      </Anchor>
    </Stack>
  )
}
