#!/bin/sh
# A double click starts the clerk's desk (办事台). The content folder may be given; usually it is 公示栏内容 beside this folder.
# 用法：双击；或在终端里  ./公示栏.sh [内容文件夹]
if [ ! -t 1 ] && [ -z "$GONGSHILAN_WINDOW" ]; then
  # Started without a window: the address and what goes wrong need one.
  GONGSHILAN_WINDOW=1
  export GONGSHILAN_WINDOW
  for window in x-terminal-emulator deepin-terminal mate-terminal konsole xfce4-terminal xterm; do
    command -v "$window" >/dev/null 2>&1 && exec "$window" -e "$0" "$@"
  done
fi

failed() {
  echo
  echo "$1"
  if [ -t 0 ]; then
    printf '按回车键关闭这个窗口。'
    read -r _
  fi
  exit 1
}

called_from=$PWD
cd "$(dirname "$0")" || failed '找不到公示栏所在的文件夹。'
case ${1-} in
  '' | -*) content=../公示栏内容 ;;
  /*) content=$1; shift ;;
  *) content=$called_from/$1; shift ;;
esac
command -v node >/dev/null 2>&1 ||
  failed '办事台没有打开：这台电脑还没有 Node.js。请管理电脑的人装上 Node.js 20 或更新的（https://nodejs.org，选 LTS），再双击一次。'
mkdir -p "$content" || failed "办事台没有打开：建不了内容文件夹 $content。请管理电脑的人看这个文件夹的权限。"
INIT_CWD=$PWD node scripts/run.mjs desk --content "$content" "$@" ||
  failed '办事台没有打开，或者中途停了。照上面的话做，再双击一次；看不明白，就把这个窗口拍下来给管理电脑的人看。'
