import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../../api/client.ts'
import { TwoFactorNeeded } from '../../settings/two-factor-needed.tsx'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Section } from '../../ui/section.tsx'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'

/** Whoever requires it of others has it on: else they would lock themselves out. */
export function RequireTwoFactor() {
  const { words } = useWords()
  const { companyId, company, twoFactor: hasOwn } = useCompany()
  const [isAsking, setAsking] = useState(false)
  const isRequired = company.requireTwoFactor
  const change = useAct(
    () =>
      api.PATCH('/v1/companies/{companyId}', {
        params: { path: { companyId } },
        body: { requireTwoFactor: !isRequired },
      }),
    () => setAsking(false),
  )
  const said = isRequired ? words.company.twoFactor.on : words.company.twoFactor.off
  return (
    <Section
      title={words.company.twoFactor.title}
      text={said.text}
      action={
        (hasOwn || isRequired) && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {said.button}
          </Button>
        )
      }
    >
      {!hasOwn && !isRequired && (
        <Stack gap="xs" align="flex-start">
          <Text>{words.company.twoFactor.ownFirst}</Text>
          <TwoFactorNeeded />
        </Stack>
      )}
      <ActDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.company.twoFactor.title}
        button={said.button}
        act={change}
      >
        <Text>{said.change}</Text>
      </ActDialog>
    </Section>
  )
}
