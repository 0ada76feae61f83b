import { Badge, Button, Combobox, Group, Text, useCombobox } from '@mantine/core'
import { IconPlus, IconSelector } from '@tabler/icons-react'
import { useState } from 'react'
import { useMatch, useNavigate } from 'react-router'
import { read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import type { ReachedCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'
import { recentFirst } from './recent-companies.ts'

const NEW = 'new'

/** Which company one is in, and the way to every other one that one reaches. */
export function CompanySwitcher({ onChosen }: { onChosen: () => void }) {
  const { words, say } = useWords()
  const navigate = useNavigate()
  const companyId = useMatch(`${paths.company}/*`)?.params.companyId
  const { data } = read.useQuery('get', '/v1/me/access')
  const [search, setSearch] = useState('')
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption()
      setSearch('')
    },
    onDropdownOpen: () => box.focusSearchInput(),
  })

  const current = data?.companies.find((company) => company.companyId === companyId)

  return (
    <Combobox
      store={box}
      onOptionSubmit={(id) => {
        box.closeDropdown()
        onChosen()
        void navigate(id === NEW ? paths.newCompany : linkTo(paths.company, { companyId: id }))
      }}
    >
      <Combobox.Target targetType="button">
        <Button
          fullWidth
          variant="default"
          justify="space-between"
          rightSection={<IconSelector size={16} aria-hidden />}
          onClick={() => box.toggleDropdown()}
          aria-label={current && say(words.shell.switchFrom, { company: current.name })}
        >
          <bdi>{current?.name ?? words.shell.chooseCompany}</bdi>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            box.updateSelectedOptionIndex()
          }}
          placeholder={words.shell.searchCompanies}
          aria-label={words.shell.searchCompanies}
        />
        <Combobox.Options aria-label={words.shell.chooseCompany} mah={320} style={{ overflowY: 'auto' }}>
          {box.dropdownOpened && <Found companies={data?.companies ?? []} search={search} companyId={companyId} />}
        </Combobox.Options>
        <Combobox.Footer role="listbox" aria-label={words.account.newCompany.title}>
          <Combobox.Option value={NEW}>
            <IconPlus size={14} aria-hidden /> {words.account.newCompany.title}
          </Combobox.Option>
        </Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function Found({
  companies,
  search,
  companyId,
}: {
  companies: ReachedCompany[]
  search: string
  companyId: string | undefined
}) {
  const { words } = useWords()
  const wanted = search.trim().toLocaleLowerCase()
  const found = recentFirst(companies).filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  if (found.length === 0) return <Combobox.Empty>{words.shell.noCompany}</Combobox.Empty>
  return found.map(({ companyId: id, name, state, companyRole, sites }) => (
    <Combobox.Option key={id} value={id} active={id === companyId}>
      <Group justify="space-between" wrap="nowrap">
        <Text truncate component="bdi">
          {name}
        </Text>
        {state !== 'active' && (
          <Badge size="xs" color="gray" variant="light" flex="none">
            {words.shell.companyStates[state]}
          </Badge>
        )}
      </Group>
      {companyRole === null && (
        <Text size="xs" c="dimmed" truncate>
          <bdi>{sites.map((site) => site.name).join(', ')}</bdi>
        </Text>
      )}
    </Combobox.Option>
  ))
}
