export default function NewCompany() {
  return null
}
