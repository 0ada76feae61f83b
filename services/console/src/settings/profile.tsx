import { Button, NativeSelect, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { Done } from '../ui/done.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { isLanguage, type Language, languageNames, useWords } from '../words/words.tsx'
import { AddressChange } from './address-change.tsx'
import { DeleteOneself } from './delete-oneself.tsx'

export type Me = Answer<'/v1/me', 'get'>

export default function Profile() {
  const { words } = useWords()
  const { data: me, error } = read.useQuery('get', '/v1/me')
  return (
    <Page title={words.settings.profile.title} text={words.settings.profile.text}>
      <ProblemAlert of={error} />
      {!me && !error && <Waiting />}
      {me && (
        <Stack gap="lg" maw={680}>
          <NameAndLanguage me={me} />
          <AddressChange me={me} />
          <DeleteOneself me={me} />
        </Stack>
      )}
    </Page>
  )
}

function NameAndLanguage({ me }: { me: Me }) {
  const { words, language, choose } = useWords()
  const form = useForm({
    initialValues: { fullName: me.fullName, locale: isLanguage(me.locale) ? me.locale : language },
  })
  const save = useAct(
    (body: { fullName: string; locale: Language }) => api.PATCH('/v1/me', { body }),
    async (_answer, { locale }) => {
      await choose(locale)
      form.resetDirty()
    },
  )
  return (
    <Section title={words.settings.profile.name}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack align="flex-start">
          <TextInput
            w="100%"
            label={words.account.fullName}
            autoComplete="name"
            maxLength={100}
            required
            {...form.getInputProps('fullName')}
          />
          <NativeSelect
            w="100%"
            label={words.shell.language}
            description={words.account.languageHint}
            data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
            {...form.getInputProps('locale')}
          />
          <ProblemAlert of={save.error} />
          {save.isSuccess && !form.isDirty() && <Done>{words.shell.saved}</Done>}
          <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
            {words.shell.save}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
