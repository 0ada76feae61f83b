import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowRight, IconDots, IconEraser, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { api, readAgain, useAct, useLastAct } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Say, useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { PushDialog, usePushTargets } from './push-dialog.tsx'
import { type Environment, offers, useSite } from './site-context.ts'

/** What can be done with a whole environment. */
export function EnvironmentActs({ environment }: { environment: Environment }) {
  const { words, say } = useWords()
  const { may, mayDelete } = useSite()
  const nameOf = useEnvironmentName()
  const targets = usePushTargets(environment)
  const [isPushing, push] = useDisclosure()
  const [isResetting, reset] = useDisclosure()
  const [isDeleting, remove] = useDisclosure()
  const name = nameOf(environment)
  const mayReset = may('site.reset') && environment.activeReleaseId !== undefined
  return (
    <Group gap="xs">
      {targets.length > 0 && environment.activeReleaseId !== undefined && (
        <Button
          leftSection={<IconArrowRight size={16} aria-hidden />}
          onClick={push.open}
          disabled={!offers(environment, 'push')}
          title={offers(environment, 'push') ? undefined : words.sites.notOffered}
        >
          {words.sites.push.button}
        </Button>
      )}
      {(mayReset || mayDelete(environment)) && (
        <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <ActionIcon variant="default" size="input-sm" aria-label={say(words.sites.more, { name })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {mayReset && (
              <Menu.Item leftSection={<IconEraser size={16} aria-hidden />} onClick={reset.open}>
                {say(words.sites.reset.title, { name })}
              </Menu.Item>
            )}
            {mayDelete(environment) && (
              <Menu.Item
                c="var(--mantine-color-error)"
                leftSection={<IconTrash size={16} aria-hidden />}
                onClick={remove.open}
              >
                {say(words.sites.remove.title, { name })}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {isPushing && <PushDialog environment={environment} targets={targets} onClose={push.close} />}
      <Reset environment={environment} isOpen={isResetting} onClose={reset.close} />
      <Remove environment={environment} isOpen={isDeleting} onClose={remove.close} />
    </Group>
  )
}

interface Asked {
  environment: Environment
  isOpen: boolean
  onClose: () => void
}

function Reset({ environment, isOpen, onClose }: Asked) {
  const { words } = useWords()
  const { follow } = useSite()
  const name = useEnvironmentName()(environment)
  const { environmentId } = environment
  const reset = useAct(
    () => api.POST('/v1/environments/{environmentId}/reset', { params: { path: { environmentId } } }),
    ({ data }) => {
      follow(data)
      onClose()
    },
  )
  const title = <Say of={words.sites.reset.title} with={{ name }} />
  return (
    <ActDialog isOpen={isOpen} onClose={onClose} title={title} button={title} color="red" act={reset}>
      <Text>
        <Say of={words.sites.reset.text} with={{ name }} />
      </Text>
    </ActDialog>
  )
}

function Remove({ environment, isOpen, onClose }: Asked) {
  const { words } = useWords()
  const queries = useQueryClient()
  const { follow, companyId, siteId } = useSite()
  const navigate = useNavigate()
  const name = useEnvironmentName()(environment)
  const { environmentId } = environment
  const remove = useLastAct(
    () => api.DELETE('/v1/environments/{environmentId}', { params: { path: { environmentId } } }),
    async ({ data }) => {
      follow(data)
      onClose()
      // The page of the environment asks for it as long as it is there.
      await navigate(linkTo(paths.site, { companyId, siteId }), { flushSync: true })
      await readAgain(queries)
    },
  )
  const title = <Say of={words.sites.remove.title} with={{ name }} />
  return (
    <ActDialog isOpen={isOpen} onClose={onClose} title={title} button={title} color="red" act={remove} typed={name}>
      <Text>
        <Say of={words.sites.remove.text} with={{ name }} />
      </Text>
    </ActDialog>
  )
}
