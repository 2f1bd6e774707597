/**
 * What a form of filters says, and how it is set from an address (筛选表单): for the audit's matrix and for the tables
 * over all estates.
 */

export type FormValues = Readonly<Record<string, string | boolean>>;

/** The values of the named fields; a box that is ticked is true, a field that is not there empty. */
export function formValues(form: HTMLFormElement, names: readonly string[]): Record<string, string | boolean> {
  const data = new FormData(form);
  return Object.fromEntries(
    names.map((name) => {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement && field.type === 'checkbox') return [name, field.checked];
      return [name, String(data.get(name) ?? '')];
    }),
  );
}

/** Sets the fields of a form. A value that is not among a field's options leaves it at 全部. */
export function setForm(form: HTMLFormElement, values: FormValues): void {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) {
      if (field.type === 'checkbox') field.checked = value === true;
      else field.value = String(value);
    } else if (field instanceof HTMLSelectElement) {
      field.value = String(value);
      if (field.selectedIndex < 0) field.value = '';
    }
  }
}

/** Shows the table, which was hidden until the filters of the address were applied (tables.css). */
export function showAnswered(): void {
  document.documentElement.classList.remove('asked');
}
