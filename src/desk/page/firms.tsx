/** 企业代码: a field for each firm that tables know by its name alone; all of them are kept in one step. */
import { type ReactElement, useEffect, useId, useRef } from 'react';
import { useAtHand, useDraft } from './context.ts';
import { asTyped, codeFault, firmsLacking, type LackingFirm } from './firms-lacking.ts';
import { NextStep } from './next-step.tsx';

export function Firms(): ReactElement {
  const { state } = useAtHand();
  const firms = firmsLacking(state.problems);
  if (firms.length === 0)
    return (
      <p className="lead-act">
        <span>企业的代码都有了。</span>
        <NextStep />
      </p>
    );
  return <FirmsForm firms={firms} />;
}

function FirmsForm({ firms }: { firms: readonly LackingFirm[] }): ReactElement {
  const { desk, go } = useAtHand();
  const [kept, keep, forget] = useDraft('firm-codes', '{}');
  const typed = JSON.parse(kept) as Readonly<Record<string, string>>;
  const codeOf = ({ name }: LackingFirm): string => asTyped(typed[name] ?? '');
  const given = firms.filter((one) => codeOf(one) !== '');
  const faulty = given.filter((one) => codeFault(codeOf(one)) !== null);
  const left = firms.filter((one) => one.isNeeded && codeOf(one) === '').length;
  const send = async (): Promise<void> => {
    const codes = given.map((one) => ({ name: one.name, code: codeOf(one) }));
    const told = { done: `${codes.length} 家企业的代码记下了。`, goesOn: true };
    if (!(await desk.act('正在记下代码', told, () => desk.calls.giveFirmCodes(codes)))) return;
    forget();
    go({ step: 'mend' });
  };
  const fields = (isNeeded: boolean): ReactElement[] =>
    firms
      .filter((one) => one.isNeeded === isNeeded)
      .map((one) => (
        <CodeField
          key={one.name}
          name={one.name}
          value={typed[one.name] ?? ''}
          onType={(text) => keep(JSON.stringify({ ...typed, [one.name]: text }))}
        />
      ));
  const [needed, later] = [fields(true), fields(false)];
  return (
    <form
      className="panel setup firms"
      onSubmit={(event) => {
        event.preventDefault();
        if (given.length > 0 && faulty.length === 0) void send();
      }}
    >
      <p className="soft">
        统一社会信用代码在营业执照上，也可以在「国家企业信用信息公示系统」按名称查。记在「企业」表里，以后各月都用。
      </p>
      {needed.length === 0 ? null : (
        <section aria-label="必须有代码的">
          <h2>上了红黑榜、通报、评级的：必须有</h2>
          {needed}
        </section>
      )}
      {later.length === 0 ? null : (
        <section aria-label="可以以后再补的">
          <h2>其余的：可以以后再补</h2>
          <p className="soft">没有代码的先按名称公布，写「待补」。</p>
          {later}
        </section>
      )}
      <p>
        <button type="submit" className="act" disabled={given.length === 0 || faulty.length > 0 || desk.doing !== null}>
          记下{given.length === 0 ? '' : ` ${given.length} 家`}代码
        </button>{' '}
        <button type="button" className="quiet" onClick={() => go({ step: 'mend' })}>
          回到要改的地方
        </button>{' '}
        {left === 0 ? null : <small>必须有的还差 {left} 家；可以先记下有的。</small>}
      </p>
    </form>
  );
}

function CodeField({
  name,
  value,
  onType,
}: {
  name: string;
  value: string;
  onType: (text: string) => void;
}): ReactElement {
  const { place } = useAtHand();
  const id = useId();
  const entry = useRef<HTMLInputElement>(null);
  const isAsked = place.cell === name;
  useEffect(() => {
    if (isAsked) entry.current?.focus();
  }, [isAsked]);
  const fault = value.trim() === '' ? null : codeFault(value);
  const said = value.trim() === '' ? '' : (fault ?? '✓ 校验位对');
  return (
    <div className="field">
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        ref={entry}
        value={value}
        autoComplete="off"
        spellCheck={false}
        placeholder="18 位"
        aria-describedby={`${id}-said`}
        aria-invalid={fault === null ? undefined : true}
        onChange={({ target }) => onType(target.value)}
      />
      <small id={`${id}-said`} aria-live="polite" className={fault === null ? 'fine' : 'is-late'}>
        {said}
      </small>
    </div>
  );
}
