import { Stack } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { read } from '../api/client.ts'
import { CancelOperation } from '../operations/cancel-operation.tsx'
import { OperationList, useOperationFilter, whileRunning } from '../operations/operation-list.tsx'
import { Section } from '../ui/section.tsx'
import { useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { useSite } from './site-context.ts'
import { useMayCancel } from './site-work.tsx'

export default function SiteOperations() {
  const { words } = useWords()
  const { siteId, environmentOf } = useSite()
  const nameOf = useEnvironmentName()
  const mayCancel = useMayCancel()
  const filter = useOperationFilter()
  const list = read.useQuery(
    'get',
    '/v1/sites/{siteId}/operations',
    { params: { path: { siteId }, query: filter.query } },
    { placeholderData: keepPreviousData, refetchInterval: whileRunning },
  )
  return (
    <Stack>
      <Section title={words.shell.sections.operations} text={words.sites.operations.text}>
        <OperationList
          filter={filter}
          list={list}
          whereTitle={words.sites.environment}
          where={({ environmentId }) => {
            const environment = environmentOf(environmentId)
            return environment ? <bdi>{nameOf(environment)}</bdi> : words.sites.operations.environmentGone
          }}
          cancel={(operation) => mayCancel(operation) && <CancelOperation operation={operation} />}
        />
      </Section>
    </Stack>
  )
}
