import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { session } from '../api/session.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { useWords } from '../words/words.tsx'
import type { Me } from './profile.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { TwoFactorNeeded } from './two-factor-needed.tsx'
import { TwoFactorSetup } from './two-factor-setup.tsx'

/** Two-factor: off, being set up, or on. Recovery codes are shown once, right after they were made. */
export function TwoFactor({ me }: { me: Me }) {
  const { words, say } = useWords()
  const of = words.settings.twoFactor
  const [codes, setCodes] = useState<string[]>()
  const [isTurningOff, setTurningOff] = useState(false)
  const begin = useAct(() => api.POST('/v1/me/two-factor'))
  const renew = useAct(
    () => api.POST('/v1/me/two-factor/recovery-codes'),
    ({ data }) => setCodes(data && 'recoveryCodes' in data ? data.recoveryCodes : undefined),
  )
  const turnOff = useAct(
    () => api.DELETE('/v1/me/two-factor'),
    async () => {
      setTurningOff(false)
      await session.load()
    },
  )

  if (codes)
    return (
      <Section title={of.codes.title} text={of.codes.text}>
        <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
      </Section>
    )
  // While it is being set up, what the person sees stays until the codes are there.
  if (!me.twoFactor || begin.data?.data)
    return (
      <Section title={of.title} text={of.text}>
        {begin.data?.data ? (
          <TwoFactorSetup
            {...begin.data.data}
            onCancel={begin.reset}
            onDone={async (made) => {
              setCodes(made)
              begin.reset()
              await session.load()
            }}
          />
        ) : (
          <>
            <Text>{of.isOff}</Text>
            <ProblemAlert of={begin.error} />
            <Group>
              <Button loading={begin.isPending} onClick={() => begin.mutate()}>
                {of.begin}
              </Button>
            </Group>
          </>
        )}
      </Section>
    )
  return (
    <Section title={of.title} text={of.text}>
      <Text>
        {of.isOn} {say(of.codesLeft, { n: me.recoveryCodesLeft })}
      </Text>
      <TwoFactorNeeded />
      <ProblemAlert of={renew.error} />
      <Group>
        <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
          {of.renew}
        </Button>
        <Button color="red" variant="light" onClick={() => setTurningOff(true)}>
          {of.turnOff}
        </Button>
      </Group>
      <ActDialog
        title={of.turnOff}
        losses={Object.values(of.losses)}
        button={of.turnOff}
        isOpen={isTurningOff}
        onClose={() => setTurningOff(false)}
        color="red"
        act={turnOff}
      >
        <Text>{words.shell.lost}</Text>
      </ActDialog>
    </Section>
  )
}
