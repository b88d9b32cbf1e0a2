// A library that is loaded before libc in a test: it writes down what a process does to its
// workspace file, and makes writing fail while a file says so. SQLite calls libc; Go does not.
//
// SHIM_LOG names the record. It holds, one after another:
//
//	op (1 byte) name (1 byte: 'd' database, 'w' write-ahead log) offset (8) length (8) data
//
// with op W write, T truncate to offset, S sync, U unlink, in the byte order of the machine. The
// program under test adds records of its own with op A.
//
// SHIM_FAIL names a file; while it exists, writes and truncations that lengthen fail, with ENOSPC
// when it is empty and EROFS when it is not.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static char kind_of(const char *path) {
	const char *at = strrchr(path, '/');
	at = strstr(at ? at : path, "work.trivium");
	if (!at) return 0;
	at += strlen("work.trivium");
	if (!*at) return 'd';
	return strcmp(at, "-wal") == 0 ? 'w' : 0;
}

static char kind(int fd) {
	char link[64], path[4096];
	char *end = link + sizeof link - 1;
	*end = 0;
	int n = fd;
	do { *--end = '0' + n % 10; n /= 10; } while (n);
	memcpy(end - 14, "/proc/self/fd/", 14);
	ssize_t length = readlink(end - 14, path, sizeof path - 1);
	if (length < 0) return 0;
	path[length] = 0;
	return kind_of(path);
}

static void record(char op, char name, int64_t offset, const void *data, int64_t length) {
	static int log = -2;
	if (log == -2) {
		const char *path = getenv("SHIM_LOG");
		log = path ? syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
	}
	if (log < 0) return;
	char head[18];
	head[0] = op;
	head[1] = name;
	memcpy(head + 2, &offset, 8);
	memcpy(head + 10, &length, 8);
	struct iovec parts[2] = {{head, sizeof head}, {(void *)data, data ? length : 0}};
	syscall(SYS_writev, log, parts, 2);
}

static int failing(char name) {
	const char *path = getenv("SHIM_FAIL");
	struct stat info;
	if (!name || !path || stat(path, &info) != 0) return 0;
	errno = info.st_size ? EROFS : ENOSPC;
	return 1;
}

ssize_t write(int fd, const void *data, size_t length) {
	char name = fd > 2 ? kind(fd) : 0;
	if (failing(name)) return -1;
	if (name) record('W', name, lseek(fd, 0, SEEK_CUR), data, length);
	return syscall(SYS_write, fd, data, length);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
	char name = kind(fd);
	if (failing(name)) return -1;
	if (name) record('W', name, offset, data, length);
	return syscall(SYS_pwrite64, fd, data, length, offset);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

int ftruncate64(int fd, off64_t length) {
	char name = kind(fd);
	struct stat info;
	if (name && fstat(fd, &info) == 0 && length > info.st_size && failing(name)) return -1;
	if (name) record('T', name, length, 0, 0);
	return syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fsync(int fd) {
	char name = kind(fd);
	int result = syscall(SYS_fsync, fd);
	if (name && result == 0) record('S', name, 0, 0, 0);
	return result;
}

int fdatasync(int fd) {
	char name = kind(fd);
	int result = syscall(SYS_fdatasync, fd);
	if (name && result == 0) record('S', name, 0, 0, 0);
	return result;
}

int unlink(const char *path) {
	char name = kind_of(path);
	if (name) record('U', name, 0, 0, 0);
	return syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}
