import { Avatar, Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconLogout, IconMoon, IconSettings, IconSun } from '@tabler/icons-react'
import { Link, useNavigate } from 'react-router'
import { api, read, useAct } from '../api/client.ts'
import { useSignOut } from '../api/use-sign-out.ts'
import { paths } from '../paths.ts'
import { useProblemSentence } from '../ui/problem-alert.tsx'
import { type Language, languageNames, useWords } from '../words/words.tsx'

export function PersonMenu() {
  const { words, language, choose, say } = useWords()
  const { data: me } = read.useQuery('get', '/v1/me')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const signOut = useSignOut()
  const navigate = useNavigate()
  const sentence = useProblemSentence()

  // It is that of the mails, too, and the one after the next time of signing in.
  const keep = useAct((locale: Language) => api.PATCH('/v1/me', { body: { locale } }))
  const speak = async (next: Language) => {
    await choose(next)
    keep.mutate(next, { onError: (error) => notifications.show({ color: 'red', message: sentence(error) }) })
  }

  async function leave() {
    if (await signOut()) await navigate(paths.signIn)
  }

  return (
    <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{say(words.shell.personMenu, { name: me?.fullName ?? '' })}</VisuallyHidden>
          <Avatar name={me?.fullName} color="accent" radius="xl" aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{me?.email}</bdi>
        </Menu.Label>
        <Menu.Item component={Link} to={paths.profile} leftSection={<IconSettings size={16} aria-hidden />}>
          {words.shell.userSettings}
        </Menu.Item>
        <Menu.Label>{words.shell.language}</Menu.Label>
        {Object.entries(languageNames).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            aria-current={code === language}
            fw={code === language ? 650 : 400}
            onClick={() => speak(code as Language)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={colorScheme === 'dark' ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')}
        >
          {colorScheme === 'dark' ? words.shell.light : words.shell.dark}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={leave}>
          {words.shell.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
