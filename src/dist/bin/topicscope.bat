@echo off
rem Starts Topicscope on the first Java @jdk@ or newer among the places where one is usually kept.
rem TOPICSCOPE_JAVA_HOME names one outright.
rem
rem No blocks in parentheses around paths: "Program Files (x86)" would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "needed=@jdk@"
set "found="
for %%I in ("%~dp0..") do set "home=%%~fI"

if not defined TOPICSCOPE_JAVA_HOME goto search
call :try "%TOPICSCOPE_JAVA_HOME%"
if defined found goto run
>&2 echo topicscope: TOPICSCOPE_JAVA_HOME is "%TOPICSCOPE_JAVA_HOME%", and there is no Java %needed% or newer in it.
exit /b 3

:search
call :try "%JAVA_HOME%"
rem JAVA25_HOME and the like, as CI machines set them
call :try "%JAVA25_HOME%"
call :try "%JAVA26_HOME%"
call :try "%JAVA27_HOME%"
call :try "%JAVA28_HOME%"
call :try "%JAVA29_HOME%"
for %%J in (java.exe) do call :beside "%%~dp$PATH:J"
call :among "%ProgramFiles%\Eclipse Adoptium"
call :among "%ProgramFiles%\Java"
call :among "%ProgramFiles%\Microsoft"
call :among "%ProgramFiles%\Zulu"
call :among "%ProgramFiles%\Amazon Corretto"
call :among "%ProgramFiles%\BellSoft"
call :among "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
call :among "%USERPROFILE%\.jdks"
call :among "%USERPROFILE%\.m2\jdks"
call :among "%USERPROFILE%\.gradle\jdks"
call :among "%USERPROFILE%\.jbang\cache\jdks"
call :among "%USERPROFILE%\.sdkman\candidates\java"
for /d %%J in ("%USERPROFILE%\scoop\apps\*") do call :try "%%~J\current"
if defined found goto run
>&2 echo topicscope: Topicscope needs Java %needed% or newer and found none: install one (for example Eclipse Temurin from https://adoptium.net).
exit /b 3

:run
"%found%\bin\java.exe" "@%home%\lib\jvm.options" "--module-path=%home%\javafx" -classpath "%home%\lib\*" @main.class@ %*
exit /b %ERRORLEVEL%

rem The folder above a bin folder
:beside
if "%~1"=="" exit /b
call :try "%~1.."
exit /b

rem Each folder in a folder
:among
if defined found exit /b
for /d %%J in ("%~1\*") do call :try "%%~J"
exit /b

rem Takes a folder whose `release` file names a version that is new enough
:try
if defined found exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "version=0"
for /f "usebackq tokens=1,2 delims==.-+" %%A in ("%~1\release") do if "%%A"=="JAVA_VERSION" set version=%%B
set "version=%version:"=%"
if %version% GEQ %needed% set "found=%~f1"
exit /b
