@echo off
rem A double click starts the clerk's desk. A content folder may be dropped onto this file.
chcp 65001 >nul
title 公示栏 办事台
cd /d "%~dp0"
set "INIT_CWD=%CD%"
set "CONTENT=%~1"
if "%CONTENT%"=="" set "CONTENT=%~dp0..\公示栏内容"
where node >nul 2>nul
if errorlevel 1 (
  echo 办事台没有打开：这台电脑还没有 Node.js。
  echo 请管理电脑的人装上 Node.js 20 或更新的，https://nodejs.org，选 LTS，再双击一次。
  goto failed
)
if not exist "%CONTENT%\" mkdir "%CONTENT%"
if not exist "%CONTENT%\" (
  echo 办事台没有打开：建不了内容文件夹。请管理电脑的人看这个文件夹的权限。
  goto failed
)
node scripts\run.mjs desk --content "%CONTENT%"
if not errorlevel 1 exit /b 0
echo.
echo 办事台没有打开，或者中途停了。照上面的话做，再双击一次；
echo 看不明白，就把这个窗口拍下来给管理电脑的人看。
:failed
echo.
pause
exit /b 1
