import { Alert, List, Paper, Select, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { ApiProblem, codeOf } from '../api/problem.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Moment } from '../ui/moment.tsx'
import { Say, useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { Served } from './served.tsx'
import { type Environment, useSite } from './site-context.ts'

/** Where the person can push to from here: both ends have to be theirs to use. */
export function usePushTargets(source: Environment): Environment[] {
  const { site, mayUse } = useSite()
  if (!mayUse(source)) return []
  return site.environments.filter((one) => one.environmentId !== source.environmentId && mayUse(one))
}

/**
 * Says what comes over what, and what is saved first. Where the target was changed meanwhile, the list of changes stands
 * there, and going on all the same is a step of its own.
 */
export function PushDialog({
  environment: source,
  targets,
  onClose,
}: {
  environment: Environment
  targets: Environment[]
  onClose: () => void
}) {
  const { words, say } = useWords()
  const { follow } = useSite()
  const nameOf = useEnvironmentName()
  const [to, setTo] = useState(targets[0]?.environmentId)
  const target = targets.find(({ environmentId }) => environmentId === to)
  const push = useAct(
    (body: { to: string; despiteChanges?: true }) =>
      api.POST('/v1/environments/{environmentId}/push', {
        params: { path: { environmentId: source.environmentId } },
        body,
      }),
    ({ data }) => {
      follow(data)
      onClose()
    },
  )
  const hasDrift = codeOf(push.error) === 'target-changed'
  const name = target ? nameOf(target) : ''
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={say(words.sites.push.title, { name: nameOf(source) })}
      button={say(hasDrift ? words.sites.push.despite : words.sites.push.confirm, { name })}
      {...(hasDrift && { color: 'red' })}
      act={{
        ...push,
        mutate: () => to !== undefined && push.mutate({ to, ...(hasDrift && { despiteChanges: true }) }),
        error: hasDrift ? null : push.error,
      }}
      isReady={to !== undefined}
      size="lg"
    >
      <Select
        label={words.sites.push.to}
        allowDeselect={false}
        data={targets.map((one) => ({ value: one.environmentId, label: nameOf(one) }))}
        value={to ?? null}
        onChange={(value) => {
          push.reset()
          setTo(value ?? undefined)
        }}
        data-autofocus
      />
      {target && <WhatChanges source={source} target={target} />}
      {hasDrift && <Drift error={push.error} name={name} />}
    </ActDialog>
  )
}

function WhatChanges({ source, target }: { source: Environment; target: Environment }) {
  const { words } = useWords()
  const name = useEnvironmentName()(target)
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Side title={words.sites.push.comes} environment={source} />
        <Side title={words.sites.push.goes} environment={target} />
      </SimpleGrid>
      <Text size="sm">
        {target.activeReleaseId === undefined ? (
          words.sites.push.nothingToSave
        ) : (
          <Say of={words.sites.push.saved} with={{ name }} />
        )}
      </Text>
    </Stack>
  )
}

/** One of the two, beside the other, so that one sees how much of it there is in each. */
function Side({ title, environment }: { title: string; environment: Environment }) {
  return (
    <Paper withBorder p="sm">
      <Text fw={600} size="sm" mb={4}>
        {title}
      </Text>
      <Served environment={environment} withContent />
    </Paper>
  )
}

function Drift({ error, name }: { error: unknown; name: string }) {
  const { words, say } = useWords()
  const causes: Record<string, string> = words.sites.releases.causes
  const changes = error instanceof ApiProblem ? (error.document.changes ?? []) : []
  return (
    <Alert
      role="alert"
      color="orange"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={say(words.sites.push.drift, { name })}
    >
      <List size="sm">
        {changes.map(({ cause, at, releaseId }) => (
          <List.Item key={`${at} ${releaseId}`}>
            {causes[cause] ?? cause}, <Moment at={at} />
          </List.Item>
        ))}
      </List>
      <Text size="sm" mt="xs">
        {words.sites.push.driftText}
      </Text>
    </Alert>
  )
}
