import { Button, Center, Skeleton, Table, Text, UnstyledButton } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './data-table.module.css';
import { ErrorState } from './error-state.tsx';
import { Icon } from './icon.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** What the column sorts by; without it, it does not. */
  readonly sortBy?: (row: Row) => string | number;
  /** A CSS width. */
  readonly width?: string;
  readonly align?: 'left' | 'right';
}

interface DataTableProps<Row> {
  /** For screen readers: what the table lists. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** undefined while they are on their way. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly error?: unknown;
  readonly onRetry?: () => void;
  /** In the place of the table when there are no rows. */
  readonly empty: ReactNode;
  readonly loadMore?: (() => void) | undefined;
  readonly isLoadingMore?: boolean;
}

interface Sorting {
  readonly key: string;
  readonly isDescending: boolean;
}

/** A list of things: sortable, with what to show while it loads, when it failed and when it is empty. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation();
  const { label, columns, rows, rowKey, error, onRetry, empty, loadMore, isLoadingMore = false } = props;
  const [sorting, setSorting] = useState<Sorting>();
  const sorted = useMemo(() => sortRows(rows, columns, sorting), [rows, columns, sorting]);
  if (error !== undefined && error !== null && rows === undefined) {
    return <ErrorState error={error} {...(onRetry === undefined ? {} : { onRetry })} />;
  }
  if (rows?.length === 0) return empty;
  return (
    <>
      <div className={classes.frame}>
        <Table aria-label={label} aria-busy={rows === undefined} highlightOnHover className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sorting={sorting} onSort={setSorting} />
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted === undefined ? (
              <LoadingRows columns={columns.length} />
            ) : (
              sorted.map((row) => (
                <Table.Tr key={rowKey(row)}>
                  {columns.map(({ key, render, align }) => (
                    <Table.Td key={key} {...(align === undefined ? {} : { ta: align })}>
                      {render(row)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))
            )}
          </Table.Tbody>
        </Table>
      </div>
      {loadMore !== undefined && (
        <Center mt="md">
          <Button variant="default" loading={isLoadingMore} onClick={loadMore}>
            {t('loadMore')}
          </Button>
        </Center>
      )}
    </>
  );
}

function HeaderCell<Row>(props: {
  readonly column: Column<Row>;
  readonly sorting: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
}) {
  const { column, sorting, onSort } = props;
  const { key, title, sortBy, width, align } = column;
  const own = sorting?.key === key ? sorting : undefined;
  const style = { ...(width === undefined ? {} : { width }), ...(align === undefined ? {} : { textAlign: align }) };
  if (sortBy === undefined) {
    return (
      <Table.Th scope="col" style={style}>
        {title === '' ? <span aria-hidden="true" /> : title}
      </Table.Th>
    );
  }
  const direction = own === undefined ? 'none' : own.isDescending ? 'descending' : 'ascending';
  return (
    <Table.Th scope="col" style={style} aria-sort={direction}>
      <UnstyledButton
        className={classes.sort}
        onClick={() => onSort({ key, isDescending: own !== undefined && !own.isDescending })}
      >
        <Text span inherit>
          {title}
        </Text>
        <Icon name={own === undefined ? 'sort' : own.isDescending ? 'sortDown' : 'sortUp'} size={14} />
      </UnstyledButton>
    </Table.Th>
  );
}

function LoadingRows({ columns }: { readonly columns: number }) {
  const indexes = (count: number) => Array.from({ length: count }, (_, index) => index);
  return indexes(4).map((row) => (
    <Table.Tr key={row}>
      {indexes(columns).map((column) => (
        <Table.Td key={column}>
          <Skeleton height={14} width={column === 0 ? '60%' : '40%'} />
        </Table.Td>
      ))}
    </Table.Tr>
  ));
}

function sortRows<Row>(
  rows: readonly Row[] | undefined,
  columns: readonly Column<Row>[],
  sorting: Sorting | undefined,
): readonly Row[] | undefined {
  const sortBy = columns.find(({ key }) => key === sorting?.key)?.sortBy;
  if (rows === undefined || sorting === undefined || sortBy === undefined) return rows;
  const sign = sorting.isDescending ? -1 : 1;
  return rows.toSorted((a, b) => sign * compare(sortBy(a), sortBy(b)));
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}
