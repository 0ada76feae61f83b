import { Button, Group, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useMomentText } from '../ui/moment.tsx'
import { Say, useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import type { Release } from './releases.tsx'
import { RowMenu } from './row-menu.tsx'
import { type Environment, offers, useSite } from './site-context.ts'

export function ReleaseActs({ environment, release }: { environment: Environment; release: Release }) {
  const { words, say } = useWords()
  const { mayUse } = useSite()
  const [isGoingBack, back] = useDisclosure()
  const [isDeleting, remove] = useDisclosure()
  const { releaseId, environmentId, active, note, cause, createdAt } = release
  const when = useMomentText()
  const name = note ?? `${words.sites.releases.causes[cause]}, ${when(createdAt)}`
  const canDownload = offers(environment, 'download')
  const may = mayUse(environment)
  return (
    <Group gap={4} wrap="nowrap">
      {may && !active && offers(environment, 'rollback') && (
        <Button size="compact-sm" variant="default" onClick={back.open}>
          {words.sites.releases.back}
        </Button>
      )}
      <RowMenu
        label={say(words.sites.more, { name })}
        download={canDownload ? `/v1/environments/${environmentId}/releases/${releaseId}/download` : undefined}
        onDelete={may && !active ? remove.open : undefined}
      />
      <GoBack environment={environment} release={release} name={name} isOpen={isGoingBack} onClose={back.close} />
      <Remove release={release} name={name} isOpen={isDeleting} onClose={remove.close} />
    </Group>
  )
}

interface Asked {
  release: Release
  name: string
  isOpen: boolean
  onClose: () => void
}

function GoBack({ environment, release, name, isOpen, onClose }: Asked & { environment: Environment }) {
  const { words } = useWords()
  const { follow } = useSite()
  const nameOf = useEnvironmentName()
  const [reason, setReason] = useState('')
  const { environmentId, releaseId } = release
  const act = useAct(
    () =>
      api.POST('/v1/environments/{environmentId}/releases/{releaseId}/activate', {
        params: { path: { environmentId, releaseId } },
        body: { reason: reason.trim() },
      }),
    ({ data }) => {
      follow(data)
      setReason('')
      onClose()
    },
  )
  return (
    <ActDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.sites.releases.backTitle}
      button={words.sites.releases.back}
      act={act}
    >
      <Text>
        <Say of={words.sites.releases.backText} with={{ name, where: nameOf(environment) }} />
      </Text>
      <TextInput
        label={words.sites.releases.reason}
        description={words.sites.releases.reasonHint}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={500}
        required
        data-autofocus
      />
    </ActDialog>
  )
}

function Remove({ release: { environmentId, releaseId }, name, isOpen, onClose }: Asked) {
  const { words } = useWords()
  const act = useAct(
    () =>
      api.DELETE('/v1/environments/{environmentId}/releases/{releaseId}', {
        params: { path: { environmentId, releaseId } },
      }),
    onClose,
  )
  return (
    <ActDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.sites.releases.deleteTitle}
      button={words.sites.releases.delete}
      color="red"
      act={act}
    >
      <Text>
        <Say of={words.sites.releases.deleteText} with={{ name }} />
      </Text>
    </ActDialog>
  )
}
