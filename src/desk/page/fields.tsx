/** A field of a form (填写项): its name before it, what belongs into it behind. */
import { type InputHTMLAttributes, type ReactElement, type ReactNode, type Ref, useId } from 'react';

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'name' | 'id'> {
  name: string;
  hint: string;
  /** What is wrong with what stands there, in words; empty for nothing. */
  wrong?: string;
  value: string;
  onType: (text: string) => void;
  at?: Ref<HTMLInputElement>;
}

export function Field({ name, hint, wrong = '', value, onType, at, ...rest }: Props): ReactElement {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <input
        {...rest}
        id={id}
        aria-describedby={`${id}-hint`}
        aria-invalid={wrong === '' ? undefined : true}
        ref={at}
        value={value}
        onChange={({ target }) => onType(target.value)}
      />
      <small id={`${id}-hint`}>
        {wrong === '' ? null : <b className="is-late">{wrong}</b>} {hint}
      </small>
    </div>
  );
}

/** A form that is sent by the desk's page itself. */
export function Form({ onSend, children }: { onSend: () => Promise<void>; children: ReactNode }): ReactElement {
  return (
    <form
      className="panel setup"
      onSubmit={(event) => {
        event.preventDefault();
        void onSend();
      }}
    >
      {children}
    </form>
  );
}
