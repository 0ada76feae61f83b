import { Switch, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { api, useAct } from '../api/client.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { Gate } from './gate.tsx'
import { GateDialog, isAskedBefore } from './gate-dialog.tsx'
import { type Environment, offers, useSite } from './site-context.ts'

/** Who gets in, and whether search engines may. */
export function EnvironmentSwitches({ environment }: { environment: Environment }) {
  const { words } = useWords()
  const { mayUse } = useSite()
  const { environmentId, closedByPassword, indexing } = environment
  const change = useAct((body: { closedByPassword?: boolean; indexing?: boolean }) =>
    api.PATCH('/v1/environments/{environmentId}', { params: { path: { environmentId } }, body }),
  )
  const [isAsked, ask] = useDisclosure()
  const may = mayUse(environment)
  const hasGate = offers(environment, 'password-gate')
  const wished = change.isPending ? change.variables : {}
  return (
    <>
      <Switch
        label={words.sites.gate.switch}
        description={hasGate ? words.sites.gate.text : words.sites.notOffered}
        checked={wished?.closedByPassword ?? closedByPassword}
        disabled={!may || !hasGate || change.isPending}
        onChange={({ currentTarget: { checked } }) =>
          isAskedBefore(environment, checked) ? ask.open() : change.mutate({ closedByPassword: checked })
        }
      />
      <GateDialog environment={environment} isOpen={isAsked} onClose={ask.close} />
      {closedByPassword && may && <Gate environment={environment} />}
      <Switch
        label={words.sites.indexing.switch}
        description={words.sites.indexing.text}
        checked={wished?.indexing ?? indexing}
        disabled={!may || change.isPending}
        onChange={({ currentTarget: { checked } }) => change.mutate({ indexing: checked })}
      />
      {change.isPending && (
        <Text size="sm" c="dimmed" role="status">
          {words.sites.saving}
        </Text>
      )}
      <ProblemAlert of={change.error} />
    </>
  )
}
