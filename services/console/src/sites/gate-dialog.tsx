import { Text } from '@mantine/core'
import { api, useAct } from '../api/client.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Say, useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import type { Environment } from './site-context.ts'

interface Asked {
  environment: Environment
  isOpen: boolean
  onClose: () => void
}

/** Does closing it, or opening it, change what strangers see? A staging that is closed again is only as stagings are. */
export function isAskedBefore({ kind }: Environment, closedByPassword: boolean): boolean {
  return kind === 'live' || !closedByPassword
}

/** Asks before a live environment is closed by a password, and before anything is opened: it says who sees what then. */
export function GateDialog({ environment, isOpen, onClose }: Asked) {
  const { words } = useWords()
  const { environmentId, closedByPassword, url } = environment
  const name = useEnvironmentName()(environment)
  const act = useAct(
    () =>
      api.PATCH('/v1/environments/{environmentId}', {
        params: { path: { environmentId } },
        body: { closedByPassword: !closedByPassword },
      }),
    onClose,
  )
  const said = closedByPassword ? words.sites.gate.open : words.sites.gate.close
  const title = <Say of={said.title} with={{ name }} />
  return (
    <ActDialog isOpen={isOpen} onClose={onClose} title={title} button={title} act={act}>
      <Text>
        <Say of={said.text} with={{ address: new URL(url).host }} />
      </Text>
    </ActDialog>
  )
}

/** Asks before every link that was given ends. */
export function RenewDialog({
  environment,
  isOpen,
  onClose,
  onRenewed,
}: Asked & { onRenewed: () => Promise<unknown> }) {
  const { words } = useWords()
  const { environmentId } = environment
  const name = useEnvironmentName()(environment)
  const renew = useAct(
    () => api.POST('/v1/environments/{environmentId}/gate/renew', { params: { path: { environmentId } } }),
    async () => {
      await onRenewed()
      onClose()
    },
  )
  const said = words.sites.gate.renewing
  return (
    <ActDialog
      isOpen={isOpen}
      onClose={onClose}
      title={<Say of={said.title} with={{ name }} />}
      button={said.button}
      color="red"
      act={renew}
    >
      <Text>{said.text}</Text>
    </ActDialog>
  )
}
