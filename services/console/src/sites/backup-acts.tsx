import { Button, Group, Menu, Select, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useMomentText } from '../ui/moment.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Say, useWords } from '../words/words.tsx'
import type { Backup } from './backups.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { RowMenu } from './row-menu.tsx'
import { type Environment, offers, useSite } from './site-context.ts'

export function BackupActs({ environment, backup }: { environment: Environment; backup: Backup }) {
  const { words, say } = useWords()
  const { mayUse, follow } = useSite()
  const [isRestoring, restore] = useDisclosure()
  const [isDeleting, remove] = useDisclosure()
  const { backupId, note, cause, createdAt } = backup
  const verify = useAct(
    () => api.POST('/v1/backups/{backupId}/verify', { params: { path: { backupId } } }),
    ({ data }) => follow(data),
  )
  const when = useMomentText()
  const name = note ?? `${words.sites.backups.causes[cause]}, ${when(createdAt)}`
  const may = mayUse(environment)
  const canRestore = may && offers(environment, 'restore')
  return (
    <>
      <Group gap={4} wrap="nowrap">
        {canRestore && (
          <Button size="compact-sm" variant="default" onClick={restore.open}>
            {words.sites.backups.restore}
          </Button>
        )}
        <RowMenu
          label={say(words.sites.more, { name })}
          download={offers(environment, 'download') ? `/v1/backups/${backupId}/download` : undefined}
          onDelete={may ? remove.open : undefined}
        >
          {canRestore && (
            <Menu.Item leftSection={<IconShieldCheck size={16} aria-hidden />} onClick={() => verify.mutate()}>
              {words.sites.backups.verify}
            </Menu.Item>
          )}
        </RowMenu>
      </Group>
      <ProblemAlert of={verify.error} />
      {isRestoring && <Restore environment={environment} backup={backup} name={name} onClose={restore.close} />}
      <Remove backup={backup} name={name} isOpen={isDeleting} onClose={remove.close} />
    </>
  )
}

function Restore({
  environment,
  backup: { backupId },
  name,
  onClose,
}: {
  environment: Environment
  backup: Backup
  name: string
  onClose: () => void
}) {
  const { words } = useWords()
  const { site, mayUse, follow } = useSite()
  const nameOf = useEnvironmentName()
  const [to, setTo] = useState(environment.environmentId)
  const targets = site.environments.filter((one) => mayUse(one))
  const target = targets.find(({ environmentId }) => environmentId === to) ?? environment
  const act = useAct(
    () => api.POST('/v1/backups/{backupId}/restore', { params: { path: { backupId } }, body: { to } }),
    ({ data }) => {
      follow(data)
      onClose()
    },
  )
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.sites.backups.restoreTitle}
      button={words.sites.backups.restore}
      act={act}
    >
      <Select
        label={words.sites.backups.to}
        allowDeselect={false}
        data={targets.map((one) => ({ value: one.environmentId, label: nameOf(one) }))}
        value={to}
        onChange={(value) => value && setTo(value)}
        data-autofocus
      />
      <Text>
        <Say of={words.sites.backups.restoreText} with={{ name, where: nameOf(target) }} />
      </Text>
      <Text size="sm" c="dimmed">
        {target.activeReleaseId === undefined ? words.sites.push.nothingToSave : words.sites.backups.saved}
      </Text>
    </ActDialog>
  )
}

function Remove({
  backup: { backupId },
  name,
  isOpen,
  onClose,
}: {
  backup: Backup
  name: string
  isOpen: boolean
  onClose: () => void
}) {
  const { words } = useWords()
  const act = useAct(() => api.DELETE('/v1/backups/{backupId}', { params: { path: { backupId } } }), onClose)
  return (
    <ActDialog
      isOpen={isOpen}
      onClose={onClose}
      title={words.sites.backups.deleteTitle}
      button={words.sites.backups.delete}
      color="red"
      act={act}
    >
      <Text>
        <Say of={words.sites.backups.deleteText} with={{ name }} />
      </Text>
    </ActDialog>
  )
}
