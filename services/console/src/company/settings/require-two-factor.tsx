import { Anchor, Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, read, useAct } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { TwoFactorNeeded } from '../../settings/two-factor-needed.tsx'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Section } from '../../ui/section.tsx'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { wholeOf } from '../whole-of.ts'

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
        {!isRequired && <LockedOut />}
      </ActDialog>
    </Section>
  )
}

/** Whom it would lock out: how many, where all members could be read at once, and where one sees who. */
function LockedOut() {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const maySee = may('members.see')
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members',
    { params: { path: { companyId }, query: { limit: 200 } } },
    { enabled: maySee },
  )
  const without = wholeOf(data)?.filter(({ twoFactor }) => !twoFactor).length
  if (!maySee) return null
  return (
    <Text>
      {without === 0 ? words.company.twoFactor.nobodyWithout : null}
      {without ? say(words.company.twoFactor.without, { n: without }) : null}{' '}
      <Anchor component={Link} to={linkTo(paths.members, { companyId })}>
        {words.company.twoFactor.toMembers}
      </Anchor>
    </Text>
  )
}
