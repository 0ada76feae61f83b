import { Anchor, Button, Group, List, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, read } from '../api/client.ts'
import { session } from '../api/session.ts'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ListStart } from '../ui/list-start.tsx'
import { Section } from '../ui/section.tsx'
import { Say, useWords } from '../words/words.tsx'
import type { Me } from './profile.tsx'

/** Not while one owns a company: the section then leads to what has to be done first. */
export function DeleteOneself({ me }: { me: Me }) {
  const { words } = useWords()
  const [isOpen, setOpen] = useState(false)
  const navigate = useNavigate()
  const { data } = read.useQuery('get', '/v1/me/access')
  // Nothing is read any more: there is nobody who could.
  const remove = useMutation({
    mutationFn: () => api.DELETE('/v1/me'),
    onSuccess: async () => {
      session.leave()
      await navigate(paths.signIn)
    },
  })
  if (!data) return null
  const owned = data.companies.filter(({ isOwner, state }) => isOwner && state !== 'closed')
  return (
    <Section title={words.settings.deletion.title} text={words.settings.deletion.text}>
      {owned.length > 0 && (
        <>
          <Text>{words.settings.deletion.owner}</Text>
          <ListStart
            of={owned}
            step={20}
            around={(items) => <List>{items}</List>}
            each={({ companyId, name }) => (
              <List.Item key={companyId}>
                <Anchor component={Link} to={linkTo(paths.companySettings, { companyId })}>
                  <bdi>{name || words.shell.unnamed}</bdi>
                </Anchor>
              </List.Item>
            )}
          />
        </>
      )}
      {owned.length === 0 && (
        <Group>
          <Button color="red" variant="light" onClick={() => setOpen(true)}>
            {words.settings.deletion.button}
          </Button>
        </Group>
      )}
      <ActDialog
        title={words.settings.deletion.title}
        losses={Object.values(words.settings.deletion.losses)}
        button={<Say of={words.settings.deletion.confirm} with={{ email: me.email }} />}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        color="red"
        act={remove}
      >
        <Text>{words.shell.lost}</Text>
      </ActDialog>
    </Section>
  )
}
