import { Anchor, SegmentedControl, Stack } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { useListParams } from '../../ui/search-params.ts'
import { useWords } from '../../words/words.tsx'
import { PeopleTabs } from '../members/people-tabs.tsx'
import { MayMember } from './may-member.tsx'
import { WhoMay } from './who-may.tsx'

/** “Who can do this?”: one member and one permission, or everybody who has it there; and why. */
export default function WhoCan() {
  const { words } = useWords()
  const { values, set } = useListParams(['ask'])
  const ask = values.ask === 'member' ? 'member' : 'who'
  return (
    <Page
      title={words.company.whoCan.title}
      text={words.company.whoCan.text}
      action={
        <Anchor component={Link} to={paths.permissions}>
          {words.company.permissions.title}
        </Anchor>
      }
    >
      <PeopleTabs />
      <Stack maw={760}>
        <SegmentedControl
          aria-label={words.company.whoCan.title}
          data={(['who', 'member'] as const).map((value) => ({ value, label: words.company.whoCan.ask[value] }))}
          value={ask}
          onChange={(value) => set('ask', value)}
        />
        {ask === 'who' ? <WhoMay /> : <MayMember />}
      </Stack>
    </Page>
  )
}
