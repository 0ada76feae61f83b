import { Box, Stack } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { read } from '../api/client.ts'
import type { Operation } from '../operations/operation.ts'
import { OperationProgress } from '../operations/operation-progress.tsx'
import { useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { useSite } from './site-context.ts'

const SHOWN_AFTER_MS = 8_000

/** May the person stop this work? Whoever may use the environment that it is about. */
export function useMayCancel(): (operation: Operation) => boolean {
  const { environmentOf, mayUse } = useSite()
  return ({ environmentId }) => mayUse(environmentOf(environmentId) ?? { kind: 'live' })
}

/** Which work is shown: what was begun here, and what runs anyway, such as what was begun before the tab was closed. */
export function useFollowed(siteId: string) {
  const [ids, setIds] = useState<readonly string[]>([])
  const running = read.useQuery('get', '/v1/sites/{siteId}/operations', {
    params: { path: { siteId }, query: { limit: 20, state: ['queued', 'running'] } },
  })
  const add = useCallback(
    (more: readonly string[]) =>
      setIds((before) => {
        const fresh = more.filter((id) => !before.includes(id))
        return fresh.length === 0 ? before : [...before, ...fresh]
      }),
    [],
  )
  const found = running.data?.items
  useEffect(() => add((found ?? []).map(({ operationId }) => operationId)), [found, add])
  const follow = useCallback(
    (operation: { operationId: string } | undefined) => operation && add([operation.operationId]),
    [add],
  )
  const dismiss = useCallback((id: string) => setIds((before) => before.filter((one) => one !== id)), [])
  return { ids, follow, dismiss }
}

/** Stands at the lower edge of the window, so that nothing of the page moves when work begins or ends. */
export function SiteWork({ ids, dismiss }: { ids: readonly string[]; dismiss: (id: string) => void }) {
  const { words } = useWords()
  if (ids.length === 0) return null
  return (
    <Box pos="sticky" bottom={8} style={{ zIndex: 50 }} component="section" aria-label={words.sites.operations.here}>
      <Stack gap="xs" maw={640} ms="auto" mah="60vh" style={{ overflow: 'auto' }}>
        {ids.map((id) => (
          <Followed key={id} operationId={id} dismiss={dismiss} />
        ))}
      </Stack>
    </Box>
  )
}

/** What went well leaves by itself; what did not stays until it was seen. */
function Followed({ operationId, dismiss }: { operationId: string; dismiss: (id: string) => void }) {
  const { environmentOf } = useSite()
  const nameOf = useEnvironmentName()
  const mayCancel = useMayCancel()
  const [isDone, setDone] = useState(false)
  useEffect(() => {
    if (!isDone) return
    const timer = setTimeout(() => dismiss(operationId), SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isDone, dismiss, operationId])
  return (
    <OperationProgress
      operationId={operationId}
      where={({ environmentId }) => {
        const environment = environmentOf(environmentId)
        return environment && nameOf(environment)
      }}
      mayCancel={mayCancel}
      onEnd={({ state }) => setDone(state !== 'failed')}
      onDismiss={() => dismiss(operationId)}
    />
  )
}
